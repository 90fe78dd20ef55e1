/** What must agree across modules: the definition with the Lambdas, the CDK app with the rehearsal, the plan with the steps. */
@NullMarked
package slipway.contract;

import org.jspecify.annotations.NullMarked;

/** What Slipway relies on AWS for, asserted through the SDK's clients: once against the simulated AWS, once against LocalStack. */
@NullMarked
package slipway.contract.aws;

import org.jspecify.annotations.NullMarked;

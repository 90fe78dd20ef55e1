/** The image: its digest, its tag, and whether it may be deployed. */
@NullMarked
package slipway.image;

import org.jspecify.annotations.NullMarked;

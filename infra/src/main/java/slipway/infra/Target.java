package slipway.infra;

/**
 * A function that Slipway deploys, as far as permissions on it go.
 *
 * @param name the function's real name
 * @param pattern the pattern that its name and those of its siblings follow, for example {@code shop-*-dev}; a function with a name of
 *     its own follows only that
 * @param aliased whether an alias carries its traffic
 * @param invoked whether the manifest declares a payload to invoke it with
 */
record Target(String name, String pattern, boolean aliased, boolean invoked) {}

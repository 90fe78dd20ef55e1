package slipway.contract.aws;

/** Where LocalStack is known to differ from AWS; docs/SIMULATOR.md has a row for each, with the reason. */
enum Difference {
    REFUSED_UPDATE_IS_SHOWN("expected: <sha256:"),
    PUBLISHING_DURING_AN_UPDATE("nothing was thrown"),
    DRY_RUN_UPDATES("expected: <sha256:"),
    ROUTING_IS_NOT_CHECKED("nothing was thrown"),
    ALIAS_OF_NO_VERSION("nothing was thrown"),
    EVERYTHING_IS_SCANNED("nothing was thrown"),
    SCAN_OF_NO_IMAGE("Unexpected exception type thrown"),
    NAMES_MAY_HAVE_BLANKS("nothing was thrown"),
    FILTER_PATTERNS_ARE_IGNORED("but was: <"),
    DIMENSIONS_MAY_BE_MORE("but was: <[1.0]>"),
    METRICS_OF_FUNCTIONS_ALONE("but was: <0.0>"),
    ANYBODY_SPEAKS_FOR_AWS("but was: <null>"),
    DATES_OF_EVENTS_ARE_TEXTS("expected: <true> but was: <false>"),
    SUBJECTS_ARE_NOT_CHECKED("nothing was thrown");

    private final String seen;

    /** @param seen what the failure of an assertion that is true on AWS says because of it */
    Difference(String seen) {
        this.seen = seen;
    }

    String seen() {
        return seen;
    }
}

package slipway.benchmark;

/** In which way the functions get an image. */
enum Way {
    SCRIPT("shell script, one after another"),
    SCRIPT_AT_ONCE("shell script, `xargs -P8`"),
    API("the bare API calls, at once"),
    COLD("Slipway, cold"),
    WARM("Slipway, warm");

    private final String title;

    Way(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}

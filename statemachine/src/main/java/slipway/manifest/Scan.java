package slipway.manifest;

/** Whether an image needs a finished vulnerability scan; a critical finding refuses it either way. */
public enum Scan {
    /** An image whose scan failed or never ran is refused. */
    REQUIRED("required"),
    /** An image whose scan failed or never ran is accepted. */
    OPTIONAL("optional");

    private final String key;

    Scan(String key) {
        this.key = key;
    }

    /** The word that the manifest and the plan use. */
    public String key() {
        return key;
    }
}

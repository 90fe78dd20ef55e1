package slipway.cloud;

import java.time.Instant;

/** An image in a repository; untagged children of an index are images too. */
record StoredImage(ImageManifest manifest, Image image, Instant pushedAt) {
    String digest() {
        return manifest.digest();
    }
}

package slipway.contract.aws;

import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

/** Alone on the cloud: LocalStack refuses an upload before it has read it, which a slow sender takes for a broken connection. */
@OnLocalCloud
class LocalStackS3IT extends S3Contract {
    LocalStackS3IT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}

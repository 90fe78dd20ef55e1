package slipway.contract.aws;

import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

@OnLocalCloud
class LocalStackS3IT extends S3Contract {
    LocalStackS3IT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}

package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingWideCloud;

@SharingWideCloud
class LocalStackS3IT extends S3Contract {
    LocalStackS3IT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}

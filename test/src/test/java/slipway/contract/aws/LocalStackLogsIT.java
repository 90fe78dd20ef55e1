package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingWideCloud;

@SharingWideCloud
class LocalStackLogsIT extends LogsContract {
    LocalStackLogsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}

package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingLocalCloud;

@SharingLocalCloud
class LocalStackLogsIT extends LogsContract {
    LocalStackLogsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}

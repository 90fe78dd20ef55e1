package slipway.contract.aws;

import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

@OnLocalCloud
class LocalStackLogsIT extends LogsContract {
    LocalStackLogsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}

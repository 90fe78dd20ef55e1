package slipway.contract.aws;

import slipway.endtoend.OnLocalCloud;
import slipway.endtoend.RunningCloud;

@OnLocalCloud
class LocalStackEventsIT extends EventsContract {
    LocalStackEventsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}

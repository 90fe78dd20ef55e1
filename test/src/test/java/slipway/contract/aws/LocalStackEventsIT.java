package slipway.contract.aws;

import slipway.endtoend.RunningCloud;
import slipway.endtoend.SharingLocalCloud;

@SharingLocalCloud
class LocalStackEventsIT extends EventsContract {
    LocalStackEventsIT(RunningCloud cloud) {
        super(new LocalStackAws(cloud));
    }
}

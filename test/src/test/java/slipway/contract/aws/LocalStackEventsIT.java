package slipway.contract.aws;

class LocalStackEventsIT extends EventsContract {
    LocalStackEventsIT() {
        super(new LocalStackAws());
    }
}

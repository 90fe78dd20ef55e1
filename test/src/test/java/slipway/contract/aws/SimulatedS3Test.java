package slipway.contract.aws;

class SimulatedS3Test extends S3Contract {
    SimulatedS3Test() {
        super(new SimulatedAws());
    }
}

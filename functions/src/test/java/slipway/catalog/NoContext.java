package slipway.catalog;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;

/** A context that nothing may be asked of. */
final class NoContext implements Context {
    private static UnsupportedOperationException unmodelled() {
        return new UnsupportedOperationException("the context of a Lambda is not modelled");
    }

    @Override
    public String getAwsRequestId() {
        throw unmodelled();
    }

    @Override
    public String getLogGroupName() {
        throw unmodelled();
    }

    @Override
    public String getLogStreamName() {
        throw unmodelled();
    }

    @Override
    public String getFunctionName() {
        throw unmodelled();
    }

    @Override
    public String getFunctionVersion() {
        throw unmodelled();
    }

    @Override
    public String getInvokedFunctionArn() {
        throw unmodelled();
    }

    @Override
    public CognitoIdentity getIdentity() {
        throw unmodelled();
    }

    @Override
    public ClientContext getClientContext() {
        throw unmodelled();
    }

    @Override
    public int getRemainingTimeInMillis() {
        throw unmodelled();
    }

    @Override
    public int getMemoryLimitInMB() {
        throw unmodelled();
    }

    @Override
    public LambdaLogger getLogger() {
        throw unmodelled();
    }
}

package dev.anteroom.enx;

import dev.anteroom.wire.Ack;
import dev.anteroom.wire.DisplayName;
import dev.anteroom.wire.ResultCode;

/** From the end of a request to its named outcome. */
final class Outcomes {
    private Outcomes() {}

    static RequestOutcome of(Requests.Ending ending) {
        return switch (ending) {
            case Requests.Ending.Answered(Ack ack) -> answered(ack);
            case Requests.Ending.NotSent() -> new RequestOutcome.NotSent();
            case Requests.Ending.TimedOut(), Requests.Ending.CutOff() ->
                    new RequestOutcome.Unconfirmed();
        };
    }

    private static RequestOutcome answered(Ack ack) {
        return switch (ack.result()) {
            case ResultCode.SUCCESS -> new RequestOutcome.Done(ack.body());
            case ResultCode.NOT_AUTHORISED, ResultCode.MODERATORS_ONLY ->
                    new RequestOutcome.NotAllowed();
            case ResultCode.LOCK_UNCHANGED -> new RequestOutcome.Unchanged();
            case Ack.UNREADABLE -> new RequestOutcome.Unconfirmed();
            default ->
                    new RequestOutcome.Refused(ack.result(), DisplayName.of(ack.message()).text());
        };
    }
}

package dev.anteroom.console.join;

import dev.anteroom.enx.DisconnectReason;

/** Says which fault of the join screen a room's refusal is. */
final class RoomRefusals {
    private RoomRefusals() {}

    static JoinProblem problemOf(DisconnectReason reason) {
        return switch (reason.kind()) {
            case DENIED -> JoinProblem.of(JoinFault.ROOM_DENIED);
            case REMOVED -> JoinProblem.of(JoinFault.ROOM_REMOVED);
            case ROOM_ENDED -> JoinProblem.of(JoinFault.ROOM_ENDED);
            case UNREACHABLE -> unreachable(reason);
            case CONNECTION_LOST, LEFT -> JoinProblem.of(JoinFault.ROOM_CONNECTION_LOST);
            case JOIN_REFUSED -> refusal(reason);
        };
    }

    /** By the SDK's own codes, which never come from a server. */
    private static JoinProblem unreachable(DisconnectReason reason) {
        return switch (reason.cause()) {
            case 4151 -> JoinProblem.of(JoinFault.CERTIFICATE_EXPIRED);
            case 4152 -> JoinProblem.of(JoinFault.CERTIFICATE_NOT_YET_VALID);
            case 4153 -> JoinProblem.of(JoinFault.CERTIFICATE_OF_OTHER_HOST);
            case 4154 -> JoinProblem.of(JoinFault.CERTIFICATE_SELF_SIGNED);
            case 4155 -> JoinProblem.of(JoinFault.CERTIFICATE_FROM_UNKNOWN);
            case 4156 -> JoinProblem.of(JoinFault.SERVER_NOT_TRUSTED);
            case 4157 -> JoinProblem.of(JoinFault.PROXY_WANTS_PASSWORD);
            default -> JoinProblem.quoting(JoinFault.ROOM_UNREACHABLE, reason.message());
        };
    }

    /** By the codes of protocol section 7.2 and those of the practice room. */
    private static JoinProblem refusal(DisconnectReason reason) {
        return switch (reason.cause()) {
            case 2101 -> JoinProblem.of(JoinFault.ROOM_MODERATORS_FULL);
            case 2102 -> JoinProblem.of(JoinFault.ROOM_FULL);
            case 4124 -> JoinProblem.of(JoinFault.ROOM_LOCKED);
            case 4101, 4131, 4134, 4135 -> JoinProblem.of(JoinFault.ROOM_TOKEN_REJECTED);
            case 4132 -> JoinProblem.of(JoinFault.ROOM_TOKEN_EXPIRED);
            case 4133 -> JoinProblem.of(JoinFault.ROOM_GONE);
            default -> JoinProblem.quoting(JoinFault.ROOM_REFUSED, reason.message());
        };
    }
}

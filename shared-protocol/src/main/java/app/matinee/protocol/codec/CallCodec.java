package app.matinee.protocol.codec;

import app.matinee.protocol.CallState;
import app.matinee.protocol.IceCandidate;
import app.matinee.protocol.Limits;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What belongs to calls as JSON.
final class CallCodec {
    private CallCodec() {}

    static ObjectNode state(CallState state) {
        return Json.object()
                .put("mic", state.mic())
                .put("camera", state.camera())
                .put("screen", state.screen());
    }

    static CallState readState(Fields fields) throws BadMessageException {
        return new CallState(fields.bool("mic"), fields.bool("camera"), fields.bool("screen"));
    }

    static ObjectNode candidate(IceCandidate candidate) {
        ObjectNode json = Json.object().put("candidate", candidate.candidate());
        if (candidate.sdpMid() != null) {
            json.put("sdpMid", candidate.sdpMid());
        }
        if (candidate.sdpMLineIndex() != null) {
            json.put("sdpMLineIndex", candidate.sdpMLineIndex());
        }
        if (candidate.usernameFragment() != null) {
            json.put("usernameFragment", candidate.usernameFragment());
        }
        return json;
    }

    static IceCandidate readCandidate(Fields fields) throws BadMessageException {
        return new IceCandidate(
                fields.text("candidate", Limits.MAX_CANDIDATE_LENGTH),
                fields.optionalText("sdpMid", IceCandidate.MAX_MID_LENGTH),
                mLine(fields.optionalInteger("sdpMLineIndex", 0, IceCandidate.MAX_M_LINE)),
                fields.optionalText("usernameFragment", IceCandidate.MAX_FRAGMENT_LENGTH));
    }

    private static @Nullable Integer mLine(@Nullable Long index) {
        return index == null ? null : Math.toIntExact(index);
    }
}

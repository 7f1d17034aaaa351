package app.matinee.client.rtc;

import app.matinee.protocol.Limits;

/// What two peers tell each other through the server, which does not read it. The text is the
/// engine's affair; never in a log.
public sealed interface Signal {

    /// A session description (RFC 8866) that offers.
    ///
    /// @param sdp at most [Limits#MAX_SDP_LENGTH] characters
    record Offer(String sdp) implements Signal {
        public Offer {
            requireLength(sdp, Limits.MAX_SDP_LENGTH);
        }

        @Override
        public String toString() {
            return "Offer[" + sdp.length() + " characters]";
        }
    }

    /// @param sdp at most [Limits#MAX_SDP_LENGTH] characters
    record Answer(String sdp) implements Signal {
        public Answer {
            requireLength(sdp, Limits.MAX_SDP_LENGTH);
        }

        @Override
        public String toString() {
            return "Answer[" + sdp.length() + " characters]";
        }
    }

    /// One way to be reached, as browsers' `RTCIceCandidate.toJSON()` has it.
    ///
    /// @param candidate the candidate-attribute of RFC 8839, at most [Limits#MAX_CANDIDATE_LENGTH]
    ///   characters in one line; empty for "no more come"
    /// @param sdpMid the media section it belongs to
    /// @param sdpMLineIndex the same as a number, from 0
    record Candidate(String candidate, String sdpMid, int sdpMLineIndex) implements Signal {
        public Candidate {
            requireLength(candidate, Limits.MAX_CANDIDATE_LENGTH);
            requireLength(sdpMid, 64);
            if (candidate.chars().anyMatch(c -> c < ' ') || sdpMid.chars().anyMatch(c -> c < ' ')) {
                throw new IllegalArgumentException("a candidate is one line");
            }
            if (sdpMLineIndex < 0 || sdpMLineIndex > 64) {
                throw new IllegalArgumentException("media section " + sdpMLineIndex);
            }
        }

        @Override
        public String toString() {
            return "Candidate[" + candidate.length() + " characters]";
        }
    }

    private static void requireLength(String text, int max) {
        if (text.length() > max) {
            throw new IllegalArgumentException(text.length() + " characters, over " + max);
        }
    }
}

package app.matinee.server.room;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.matinee.protocol.Limits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What an operator may set for all rooms.
class TermsTest {
    @Test
    void theSmallestAndTheLargestRoomAreRooms() {
        assertThat(new RoomBounds(1, 1, 1, 1).members()).isEqualTo(1);
        assertThat(
                        new RoomBounds(
                                        Limits.MAX_MEMBERS,
                                        Limits.MAX_QUEUE,
                                        Limits.MAX_CHAT_HISTORY,
                                        Long.MAX_VALUE)
                                .members())
                .isEqualTo(Limits.MAX_MEMBERS);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 1, 1, members: 1 to 500",
        "501, 1, 1, 1, members: 1 to 500",
        "1, 0, 1, 1, films in a queue: 1 to 250",
        "1, 251, 1, 1, films in a queue: 1 to 250",
        "1, 1, 0, 1, chat lines: 1 to",
        "1, 1, 100000, 1, chat lines: 1 to",
        "1, 1, 1, 0, for a while"
    })
    void aRoomThatCannotBeIsNamed(int members, int queue, int chat, long kept, String sentence) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RoomBounds(members, queue, chat, kept))
                .withMessageContaining(sentence);
    }

    @Test
    void theLeastPatientHouseIsAHouse() {
        assertThat(new HouseTerms(1, 1, 60_000, 60_000).seatsPerPerson()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1, 60000, 60000",
        "1, 0, 60000, 60000",
        "1, 1, 59999, 60000",
        "1, 1, 60000, 59999"
    })
    void aHouseWithoutPatienceIsNone(int seats, long kickedOut, long idle, long longest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new HouseTerms(seats, kickedOut, idle, longest));
    }
}

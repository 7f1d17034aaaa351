package app.matinee.client;

import static org.assertj.core.api.Assertions.assertThat;

import app.matinee.client.ui.common.Invites;
import app.matinee.protocol.RoomId;
import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkInvitesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://192.168.1.5:8080",
                "https://films.example.org",
                "https://films.example.org:8443",
                "https://192.168.1.5:8080/?pin=Zm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9vYmFyZm9",
            })
    void anInviteLeadsBackToItsServerAndItsKey(String server) {
        LinkInvites invites = new LinkInvites();
        URI address = URI.create(server);
        RoomId room = new RoomId("ABCD1234");
        String pasted = "Come! " + invites.linkTo(address, room, null) + ", at nine.";
        Invites.Invite found = invites.find(pasted).orElseThrow();
        assertThat(found.roomId()).isEqualTo(room);
        assertThat(found.server()).isEqualTo(address);
    }
}

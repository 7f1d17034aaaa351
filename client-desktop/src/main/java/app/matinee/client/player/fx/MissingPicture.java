package app.matinee.client.player.fx;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Tells a film whose picture the engine cannot decode from one that has none.
///
/// A codec the engine does not know (VP9 or AV1 in MP4) is no error to it: it leaves the track out
/// and plays the sound. What is left looks like a song, but for its encoding: music comes as MP3 or
/// WAV, or says in its name that it is sound; AAC alone under another name is half a film.
final class MissingPicture {
    private static final Set<String> SOUND_ENDINGS = Set.of(".m4a", ".aac", ".mp3", ".wav", ".aif");

    private MissingPicture() {}

    /// @param encodings of the tracks the engine found, in its words, none of them a picture
    static boolean suspected(List<String> encodings, URI source) {
        String path = String.valueOf(source.getPath()).toLowerCase(Locale.ROOT);
        return SOUND_ENDINGS.stream().noneMatch(path::endsWith)
                && (encodings.isEmpty() || encodings.contains("AAC"));
    }
}

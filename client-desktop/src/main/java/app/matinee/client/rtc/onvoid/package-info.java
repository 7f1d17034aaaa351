/// Calls on native WebRTC: the only importer of `dev.onvoid`. Loaded in the engine's process and
/// nowhere else, because it can end the process it runs in.
@NullMarked
package app.matinee.client.rtc.onvoid;

import org.jspecify.annotations.NullMarked;

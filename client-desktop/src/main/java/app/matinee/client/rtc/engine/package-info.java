/// The engine's process: its start, its end, and its talk with the parent.
@NullMarked
package app.matinee.client.rtc.engine;

import org.jspecify.annotations.NullMarked;

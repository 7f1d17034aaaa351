@NullMarked
package app.matinee.client.rtc.onvoid;

import org.jspecify.annotations.NullMarked;

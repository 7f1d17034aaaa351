@NullMarked
package app.matinee.client.rtc;

import org.jspecify.annotations.NullMarked;

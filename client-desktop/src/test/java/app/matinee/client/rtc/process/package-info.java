@NullMarked
package app.matinee.client.rtc.process;

import org.jspecify.annotations.NullMarked;

/// What differs between operating systems, and what a program shares with its other instances.
@NullMarked
package app.matinee.client.platform;

import org.jspecify.annotations.NullMarked;

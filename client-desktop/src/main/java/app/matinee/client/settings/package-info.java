/// What is remembered from one start to the next.
@NullMarked
package app.matinee.client.settings;

import org.jspecify.annotations.NullMarked;

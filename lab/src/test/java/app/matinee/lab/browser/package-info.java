@NullMarked
package app.matinee.lab.browser;

import org.jspecify.annotations.NullMarked;

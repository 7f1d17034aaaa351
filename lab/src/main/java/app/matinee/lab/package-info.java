/// Drives and measures the real programs.
@NullMarked
package app.matinee.lab;

import org.jspecify.annotations.NullMarked;

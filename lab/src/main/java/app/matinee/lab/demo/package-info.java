/// One server, two clients, one film: shown, and measured on the way.
@NullMarked
package app.matinee.lab.demo;

import org.jspecify.annotations.NullMarked;

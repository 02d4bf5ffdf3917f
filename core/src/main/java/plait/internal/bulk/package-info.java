/** Long arrays on their way between a program and its workers. */
@NullMarked
package plait.internal.bulk;

import org.jspecify.annotations.NullMarked;

/** Shows that every row, every peer and the runner work; measures nothing. */
@NullMarked
package plait.bench;

import org.jspecify.annotations.NullMarked;

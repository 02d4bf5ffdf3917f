/** Shows that every benchmark, every twin and the report work; measures nothing. */
@NullMarked
package plait.bench;

import org.jspecify.annotations.NullMarked;

/** What the tools of this module must find, so that their silence about Plait means something. */
@NullMarked
package plait.stress.control;

import org.jspecify.annotations.NullMarked;

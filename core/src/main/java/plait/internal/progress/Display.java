package plait.internal.progress;

/** Where bars are shown. */
interface Display {

  /** A display that shows nothing. */
  Display NOWHERE =
      new Display() {
        @Override
        public void changed() {}

        @Override
        public void closed(Bar bar) {}

        @Override
        public void end() {}
      };

  /**
   * Shows the present figures: called when a bar was opened or closed, and about ten times a second
   * in between. May run code of the program's.
   */
  void changed();

  /**
   * Takes note that a bar was closed, which is no longer among the open ones. Runs no such code.
   */
  void closed(Bar bar);

  /**
   * Takes away what is shown of open bars and gives back what the display has taken. Runs no such
   * code.
   */
  void end();
}

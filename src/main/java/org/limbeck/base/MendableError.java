package org.limbeck.base;

/** A fault that the program itself can mend when the user agrees: the window offers it as a button. */
public final class MendableError extends UserError {
    private static final long serialVersionUID = 1L;

    private final String offer;
    private final transient Runnable mend;

    /**
     * @param offer what would be done, for a button, e.g. {@code Rebuild the database}
     * @param mend does it; takes as long as it takes
     */
    public MendableError(String what, String where, String remedy, String offer, Runnable mend) {
        super(what, where, remedy);
        this.offer = offer;
        this.mend = mend;
    }

    public String offer() {
        return offer;
    }

    /** @throws UserError when it cannot be mended */
    public void mend() {
        mend.run();
    }
}

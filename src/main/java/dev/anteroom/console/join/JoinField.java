package dev.anteroom.console.join;

/** A field of the join screen that a problem belongs to. */
enum JoinField {
    /** The moderator's name. */
    NAME,
    /** The pasted token or link. */
    TOKEN,
    /** The application server's address. */
    ADDRESS,
    /** The room on that server. */
    ROOM,
    /** User and password for that server. */
    CREDENTIALS,
    /** None; the problem is told above the button. */
    NONE;

    /** Itself where it is on the screen; {@link #NONE} where this way in does not show it. */
    JoinField on(JoinWay way) {
        boolean shown =
                switch (this) {
                    case NAME -> way != JoinWay.TOKEN;
                    case TOKEN -> way == JoinWay.TOKEN;
                    case ADDRESS, ROOM, CREDENTIALS -> way == JoinWay.SERVER;
                    case NONE -> false;
                };
        return shown ? this : NONE;
    }
}

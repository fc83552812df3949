/**
 * A room server in one process, for rehearsals and tests: it speaks the EnableX dialect to clients
 * that none of us wrote (protocol section 0), serves the guest page and a small REST API, plays
 * guests of its own and misbehaves on request. Sound and video go through a relay of its own, in
 * the package below; where that cannot open its port, an offer is refused with a clear code.
 *
 * <p>Where the notes say that the real server's way is unknown, this one takes the safe way: the
 * knock switch lets nobody in, and whoever waits keeps waiting and is announced again; a lost
 * connection gets a new client id; an admitted person is known for two minutes and needs not knock
 * again with the same token, while one who waited waits again, and one who left, was denied or was
 * removed knocks again; a locked room admits only those it knows, and a moderator when none is
 * inside; whoever is muted by a moderator cannot unmute, neither by coming back nor by a client
 * that does not obey, since what is held is not forwarded.
 *
 * <p>The doors are {@link dev.anteroom.practice.PracticeServer}, {@link
 * dev.anteroom.practice.RoomSettings}, {@link dev.anteroom.practice.GuestScript} and {@link
 * dev.anteroom.practice.Fault}. Behind them {@code PracticeRoom} holds the rules without any
 * socket, {@code Switchboard} runs all rooms on one thread, {@code Delivery} carries out what they
 * want done, {@code RelayDesk} puts the relay to work for them, and only the classes named {@code
 * Netty…} see the network library.
 */
@NullMarked
package dev.anteroom.practice;

import org.jspecify.annotations.NullMarked;

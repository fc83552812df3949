package dev.anteroom.practice.relay;

import java.security.GeneralSecurityException;

/**
 * Protects and opens packets of one direction, in place. Knows nothing of the order of packets; the
 * caller says which index a packet has. Not thread-safe.
 */
interface SrtpCipher {
    /** How much room behind a packet its protection may take. */
    int LONGEST_TRAILER = 20;

    /**
     * Protects an RTP packet.
     *
     * @param header how long the header is, with all its extensions
     * @param rollover how often the sequence number wrapped
     * @return the new length
     */
    int protect(byte[] packet, int header, int length, int rollover);

    /**
     * Opens an RTP packet.
     *
     * @return the length without protection
     * @throws GeneralSecurityException if the packet is not genuine; its bytes are then undefined
     */
    int open(byte[] packet, int header, int length, int rollover) throws GeneralSecurityException;

    /**
     * Protects an RTCP packet, a compound one included.
     *
     * @param index counts the packets, below 2³¹
     * @return the new length
     */
    int protectControl(byte[] packet, int length, int index);

    /**
     * Opens an RTCP packet.
     *
     * @return the length without protection
     * @throws GeneralSecurityException if the packet is not genuine; its bytes are then undefined
     */
    int openControl(byte[] packet, int length) throws GeneralSecurityException;

    /** The index that a protected RTCP packet claims; -1 if it is too short to have one. */
    int controlIndex(byte[] packet, int length);
}

package io.tieout.ingest.app;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;

/// Bodies, and long texts, in gzip's format.
///
/// Each thread keeps its deflater, because making one clears a quarter of a megabyte. The fastest level: JSON of many
/// like events packs well at any. A short body is stored as it is: a single event would shrink by a few hundred bytes,
/// and to find out how costs more than all else that is done with it.
public final class Packing {

    /// RFC 1952: magic, deflate, no flags, no time, no hint, system unknown.
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    /// RFC 1951: the last block, stored; its length and the complement of it follow.
    private static final byte STORED = 1;

    private static final int STORED_HEADER_LENGTH = 5;
    private static final int SHORT_MAX = 1024;
    private static final int TRAILER_LENGTH = 8;
    private static final int BUFFER_LENGTH = 8192;
    private static final ThreadLocal<Deflater> DEFLATER =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

    private Packing() {}

    static byte[] pack(byte[] body) {
        return body.length <= SHORT_MAX ? stored(body) : deflated(body);
    }

    private static byte[] stored(byte[] body) {
        return ByteBuffer.allocate(HEADER.length + STORED_HEADER_LENGTH + body.length + TRAILER_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(HEADER)
                .put(STORED)
                .putShort((short) body.length)
                .putShort((short) ~body.length)
                .put(body)
                .put(trailer(body))
                .array();
    }

    private static byte[] deflated(byte[] body) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream(body.length / 4 + 256);
        packed.writeBytes(HEADER);
        deflate(body, packed);
        packed.writeBytes(trailer(body));
        return packed.toByteArray();
    }

    /// @throws UncheckedIOException when it is not what [#pack] made
    static byte[] unpack(byte[] packed) {
        try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return gzip.readAllBytes();
        } catch (IOException malformed) {
            throw new UncheckedIOException("what was packed does not unpack", malformed);
        }
    }

    public static byte[] packText(String text) {
        return pack(text.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws UncheckedIOException when it is not what [#packText] made
    public static String unpackText(byte[] packed) {
        return new String(unpack(packed), StandardCharsets.UTF_8);
    }

    private static void deflate(byte[] body, ByteArrayOutputStream packed) {
        Deflater deflater = DEFLATER.get();
        deflater.reset();
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(packed, deflater, BUFFER_LENGTH)) {
            deflated.write(body);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static byte[] trailer(byte[] body) {
        CRC32 checksum = new CRC32();
        checksum.update(body);
        return ByteBuffer.allocate(TRAILER_LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) checksum.getValue())
                .putInt(body.length)
                .array();
    }
}

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
/// Each thread keeps its deflater, because making one clears a quarter of a megabyte, which for a single event costs
/// more than all else that is done with its body. The fastest level: JSON of many like events packs well at any.
public final class Packing {

    /// RFC 1952: magic, deflate, no flags, no time, no hint, system unknown.
    private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, (byte) 0xff};

    private static final int TRAILER_LENGTH = 8;
    private static final int BUFFER_LENGTH = 8192;
    private static final ThreadLocal<Deflater> DEFLATER =
            ThreadLocal.withInitial(() -> new Deflater(Deflater.BEST_SPEED, true));

    private Packing() {}

    static byte[] pack(byte[] body) {
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

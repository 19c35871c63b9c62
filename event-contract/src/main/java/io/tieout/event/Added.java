package io.tieout.event;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// An optional field that came when events of its type were recorded already. It is part of the content hash, by its
/// name, only where it has a value, so that what was recorded without it keeps its hash and a repeat of it stays one.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Added {}

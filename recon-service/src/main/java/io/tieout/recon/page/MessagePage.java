package io.tieout.recon.page;

import java.util.List;

/// A page that says why there is nothing else to see.
///
/// @param back where to go from here
public record MessagePage(Shell shell, String title, String text, List<String> fixes, String back) {}

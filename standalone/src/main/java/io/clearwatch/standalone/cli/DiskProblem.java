package io.clearwatch.standalone.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;

/** Failures of a disk, which say little of themselves. */
final class DiskProblem {
  private DiskProblem() {}

  /** What is wrong, where, and what to do; null if the failure is none of a disk. */
  static String of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof IOException) {
        String message = String.valueOf(cause.getMessage());
        String where =
            cause instanceof FileSystemException of && of.getFile() != null
                ? " at " + of.getFile()
                : "";
        if (message.contains("No space left on device")) {
          return "no space is left on the disk" + where + "; make room, or give another folder";
        }
        if (message.contains("Read-only file system")) {
          return "cannot write" + where + ": the file system is read-only; give another folder";
        }
        if (cause instanceof AccessDeniedException denied) {
          return "no permission for " + denied.getFile() + "; change it, or give another folder";
        }
      }
    }
    return null;
  }
}

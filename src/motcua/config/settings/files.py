"""Files: where they are kept, how large they may be, who scans them."""

from __future__ import annotations

from motcua.config.settings.environment import env

MOTCUA_FILE_MOST = env.int("MOTCUA_FILE_MOST", default=20 * 1024 * 1024)
# host:port or the path of a socket.
MOTCUA_CLAMD = env.str("MOTCUA_CLAMD", default="/run/clamav/clamd.ctl")
FILE_UPLOAD_HANDLERS = [
    "motcua.documents.uploads.RefuseTooBig",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]

# Where figures are exported to, when it is object storage: keys are those of the environment
# (AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY).
MOTCUA_S3_ENDPOINT = env.str("MOTCUA_S3_ENDPOINT", default="")
MOTCUA_S3_REGION = env.str("MOTCUA_S3_REGION", default="us-east-1")

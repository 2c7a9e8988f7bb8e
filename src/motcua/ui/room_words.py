"""Labels that rooms keep in Vietnamese without Django, so that the catalogue has them.

`words.as_label` and `{% translate %}` of a variable look them up. tests/ui asks the rooms for
their labels and fails on one that the catalogue lacks.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop as _
from django.utils.translation import pgettext_lazy

VERBS = (
    _("Nộp hồ sơ"), _("Tiếp nhận"), _("Yêu cầu bổ sung"), _("Nhận bổ sung"),
    _("Từ chối tiếp nhận"), _("Phân công"), _("Chuyển hồ sơ"), _("Trình ký"),
    _("Trả lại kèm lý do"), _("Trả lại"), _("Duyệt và chuyển"), _("Duyệt"),
    _("Chuyển kết quả ra quầy"), _("Trả kết quả"), _("Soạn hồ sơ"), _("Giải quyết và trả ngay"),
    _("Sửa sai sót"), _("Số hóa giấy tờ"), _("Đề nghị bổ sung lần nữa"),
    _("Đồng ý bổ sung lần nữa"), _("Không đồng ý bổ sung lần nữa"), _("Nhận bàn giao"),
    _("Không nhận bàn giao"), _("Thu hồi bàn giao"), _("Giao lại"), _("Lấy ý kiến"),
    _("Trả lời ý kiến"), _("Rút lại việc lấy ý kiến"), _("Soạn dự thảo kết quả"),
    _("Từ chối giải quyết"), _("Cấp số và ban hành"), _("Gửi kết quả qua bưu chính"),
    _("Tiếp tục giải quyết"), _("Soạn văn bản xin lỗi"), _("Xin lỗi và hẹn lại"),
    _("Ghi nguyên nhân trễ"), _("Tính lại hạn theo lịch làm việc"),
    _("Chuyển sang quy trình mới"), _("Đưa về hàng chờ"), _("Đề nghị rút hồ sơ"),
    _("Không cho rút hồ sơ"), _("Cho rút hồ sơ"), _("Dừng giải quyết"), _("Trả lại giấy tờ"),
    _("Ghi chú"), _("Ý kiến chỉ đạo"), _("Báo cáo thực hiện chỉ đạo"),
    _("Nhập từ hệ thống khác"),
)  # fmt: skip
WORKLISTS = (
    _("Tất cả"), _("Quá hạn"), _("Sắp đến hạn"), _("Chờ bổ sung"), _("Đang xử lý"),
    _("Đã qua tay"), _("Trực tuyến chờ"), _("Chờ bàn giao"), _("Chờ trả kết quả"),
    _("Đã trả hôm nay"), _("Của tôi"), _("Chờ phân công"), _("Chờ duyệt"), _("Chờ chuyển quầy"),
    _("Chờ nhận bàn giao"), _("Đã bàn giao, chờ nhận"),
    pgettext_lazy("danh sách", "Trình ký"),
)  # fmt: skip
WAITING = (
    _("Tiếp nhận hoặc trả lời"), _("Người nộp bổ sung giấy tờ"), _("Trả kết quả cho người nộp"),
    _("Người nộp thực hiện nghĩa vụ tài chính"), _("Trả lời đề nghị rút hồ sơ"),
    _("Trả lại giấy tờ cho người nộp"),
)  # fmt: skip
ROLES = (
    _("Công dân"), _("Tổ chức, doanh nghiệp"), _("Người hỗ trợ nộp hồ sơ"),
    _("Công chức tiếp nhận và trả kết quả"), _("Chuyên viên thụ lý"), _("Trưởng phòng"),
    _("Lãnh đạo cơ quan"), _("Văn thư"), _("Kế toán, thu phí"),
    _("Giám đốc Trung tâm Phục vụ hành chính công"), _("Kiểm soát thủ tục hành chính"),
    _("Sở Nội vụ, cải cách hành chính"), _("Thanh tra, kiểm tra công vụ"),
    _("Quản trị nghiệp vụ"), _("Quản trị kỹ thuật"), _("Lãnh đạo tỉnh"),
)  # fmt: skip
PERSONS = (
    _("Cá nhân"), _("Hộ gia đình, hộ kinh doanh"), _("Doanh nghiệp"), _("Cơ quan, tổ chức"),
    _("Cán bộ"), _("Người nộp hồ sơ"), _("Hệ thống"),
)  # fmt: skip
CATALOGUE = (
    _("Cấp bộ"), _("Cấp tỉnh"), _("Cấp xã"), _("Cơ quan khác"),
    _("Toàn trình"), _("Một phần"), _("Chưa cung cấp trực tuyến"),
    _("Mức độ 1"), _("Mức độ 2"), _("Mức độ 3"), _("Mức độ 4"),
    _("Hệ thống của tỉnh"), _("Hệ thống của bộ, ngành"),
    _("Đang có hiệu lực"), _("Sắp có hiệu lực"), _("Dự thảo"), _("Hết hiệu lực"),
    _("Chưa có quy trình nội bộ"), _("Nơi tiếp nhận"), _("Cơ quan giải quyết"),
    _("Phòng chuyên môn của cơ quan giải quyết"),
)  # fmt: skip
LAW = (
    _("Luật"), _("Pháp lệnh"), _("Nghị quyết"), _("Nghị định"), _("Quyết định"), _("Thông tư"),
    _("Chỉ thị"), _("Văn bản hợp nhất"), _("Kế hoạch"), _("Văn bản khác"),
    _("Chưa có hiệu lực"), _("Còn hiệu lực"),
)  # fmt: skip
OVERSIGHT = (
    _("Cải cách hành chính"), _("Kỷ luật, kỷ cương hành chính"), _("Đạt"), _("Đạt một phần"),
    _("Chưa đạt"), _("Không áp dụng"), _("Đã thông báo"), _("Đang kiểm tra"), _("Chờ kết luận"),
    _("Theo dõi khắc phục"), _("Đã khép lại"), _("Chờ đơn vị nhận"), _("Đang khắc phục"),
    _("Chờ xác nhận"), _("Đã khắc phục"), _("Chỉ đạo, điều hành"), _("Cải cách thể chế"),
    _("Cải cách thủ tục hành chính"), _("Cải cách tổ chức bộ máy"),
    _("Cải cách chế độ công vụ"), _("Cải cách tài chính công"),
    _("Xây dựng, phát triển chính quyền số"), _("Chương trình nhiều năm"), _("Kế hoạch năm"),
    _("Đang thực hiện"), _("Đã tổng kết"), _("Hoàn thành một phần"), _("Không hoàn thành"),
    _("Chờ đánh giá"), _("Chờ cam kết"), _("Sáu tháng đầu năm"), _("không có vi phạm"),
)  # fmt: skip
CAPACITY = (
    _("Công chức"), _("Viên chức"), _("Biên chế"), _("Tinh giản biên chế"), _("Bồi dưỡng"),
    _("Văn bản điện tử"), _("Chứng thư số"), _("Được giao"), _("Đợt"), _("Theo kế hoạch"),
    _("Đã tinh giản"), _("Khóa học"), _("Đã học"), _("Dùng hệ thống"), _("Người cần hộp thư"),
    _("Hộp thư công vụ"), _("Cấp cho"), _("Chức danh, con dấu"), _("Thu hồi ngày"),
    _("Số chứng thư"),
)  # fmt: skip
# What happened, as the portal tells it.
TOLD = (
    _("Đã gửi hồ sơ"),
    _("Đã tiếp nhận"),
    _("Cần bổ sung giấy tờ"),
    _("Đã nhận giấy tờ bổ sung"),
    _("Không tiếp nhận"),
    _("Đã chuyển đến nơi giải quyết"),
    _("Đã có kết quả"),
    _("Đã trả kết quả"),
    _("Ngày hẹn trả đã chuyển vì lịch làm việc thay đổi"),
    _("Đã giải quyết và trả ngay"),
    _("Cần bổ sung giấy tờ lần nữa"),
    _("Đã sửa thông tin hồ sơ"),
    _("Cần nộp thuế, phí"),
    _("Đã nhận chứng từ nộp tiền"),
    _("Xin lỗi ông/bà vì chậm, hẹn lại ngày khác"),
    _("Cơ quan từ chối giải quyết"),
    _("Đã gửi kết quả qua bưu chính"),
    _("Đã gửi yêu cầu rút hồ sơ"),
    _("Chưa rút được hồ sơ"),
    _("Đã rút hồ sơ"),
    _("Đã dừng giải quyết"),
    _("Đã trả lại giấy tờ"),
)  # fmt: skip
# What who files a dossier is to its owner.
RELATIONS = (
    _("Người trong gia đình"), _("Người được ủy quyền"),
    _("Người đại diện theo pháp luật, giám hộ"), _("Người của cơ quan, tổ chức nộp hồ sơ"),
    _("Nhân viên bưu chính công ích"), _("Quan hệ khác"),
)  # fmt: skip
# Words that most internal processes use; a step or branch named otherwise stays Vietnamese.
PROCESSES = (
    _("Tiếp nhận hồ sơ"), _("Phân công thụ lý"), _("Thẩm định hồ sơ"), _("Thẩm định"),
    _("Lãnh đạo ký"), _("Cấp số, phát hành"), _("Xác minh thực địa"), _("Chuyển xử lý"),
    _("Trình lãnh đạo"), _("Ký duyệt"), _("Trả lại chuyên viên"), _("Cần xác minh thực địa"),
    _("Chuyển quầy trả kết quả"),
)  # fmt: skip
# Lists of what waits, and what is done about it today.
WAITS = (
    _("Bưu chính đang phát"), _("Chỉ đạo chờ báo cáo"), _("Chỉ đạo đã giao"), _("Chờ cấp số"),
    _("Chờ gửi bưu chính"), _("Chờ nghĩa vụ tài chính"), _("Chờ nhận bàn giao"),
    _("Chờ ý kiến của đơn vị"), _("Duyệt bổ sung lần nữa"), _("Ký"), _("Theo nhóm"),
    _("Trả lại, chờ sửa"), _("Trả lời việc rút"), _("Trễ chưa ghi nguyên nhân"),
    _("Xin lỗi chờ ký"), _("Xin rút"), _("Đang chờ ý kiến"), _("Đã bàn giao, chờ nhận"),
    _("Đã có số, chờ gửi một cửa"), _("Đã dừng, chờ trả giấy tờ"), _("Đề nghị bổ sung lần 2"),
    _("Cấp số"), _("Ký văn bản xin lỗi"),
)  # fmt: skip
# Files of a dossier.
FILES = (
    _("Được số hóa"), _("Tái sử dụng"), _("Tái sử dụng từ kết quả hồ sơ khác"),
    _("Chưa kiểm tra vi-rút"), _("Không thấy vi-rút"),
)  # fmt: skip
# Comparisons with the national portal.
PORTAL = (
    _("Cổng không có"), _("Ta không có"), _("Cổng có nhiều bản"), _("Trạng thái"),
    _("Lúc tiếp nhận"), _("Hạn trả"), _("Lúc có kết quả"), _("Lúc trả kết quả"),
    _("Chờ gửi"), _("Đã gửi"), _("Không gửi được"),
)  # fmt: skip
# Classes of the 766 index and of the eighteen points.
CLASSES = (_("Xuất sắc"), _("Tốt"), _("Khá"), _("Trung bình"), _("Yếu"))
SURVEYS = (
    _("Đang thiết kế"), _("Đã rút mẫu"), _("Đang nhận phiếu"), _("Đã đóng"), _("Đã công bố"),
    _("Đang mời"), _("Đã trả lời"), _("Đã thay"), _("Dự phòng"),
    _("Người dân, tổ chức đã làm thủ tục"),
    _("Đại biểu HĐND, Mặt trận Tổ quốc chấm xã, phường"),
    _("Đại biểu HĐND, Mặt trận Tổ quốc chấm sở, ngành"),
    _("Lãnh đạo sở, ngành chấm xã, phường"), _("Lãnh đạo xã, phường chấm sở, ngành"),
    _("Trưởng phòng chấm cơ quan mình"), _("Công chức chuyên môn chấm cơ quan phối hợp"),
    _("Hỏi người vừa làm thủ tục (như SIPAS đến năm 2021)"),
    _("Hỏi người dân ở cơ sở (như SIPAS từ năm 2022)"), _("Hỏi cán bộ, đại biểu"),
    _("Đơn vị"), _("Đơn vị và lĩnh vực"),
    _("Tính cỡ mẫu riêng cho từng tầng"), _("Một cỡ mẫu chung, chia theo tỷ lệ"),
    _("Một cỡ mẫu chung, chia đều"),
    _("Tỷ lệ câu trả lời hài lòng trên câu trả lời hợp lệ"),
    _("Trung bình trọng số của câu trả lời"),
    _("cách hỏi khác"), _("công thức khác"), _("mức tính là hài lòng khác"),
    _("bộ câu hỏi khác"),
)  # fmt: skip
RATINGS = (
    _("Rất hài lòng"), _("Hài lòng"), _("Không hài lòng"),
    _("Nhanh, đúng hẹn"), _("Giải thích rõ"), _("Thái độ tốt"), _("Phải đi lại nhiều lần"),
    _("Trễ hẹn"), _("Giải thích không rõ"), _("Thái độ chưa tốt"),
    _("Đòi thêm giấy tờ ngoài quy định"),
)  # fmt: skip
# Sets of criteria of the index: their states, whom they score, what differs between two.
INDEX_SETS = (
    _("Dự thảo"), _("Đã kiểm tra"), _("Đã duyệt"), _("Đang áp dụng"),
    _("Bộ, cơ quan ngang bộ"), _("Tỉnh, thành phố"), _("Sở, ban, ngành"),
    _("Huyện (đến 30/6/2025)"), _("Xã, phường, đặc khu"), _("Cơ quan, đơn vị khác"),
    _("thêm"), _("bỏ"), _("điểm tối đa"), _("cách chấm"), _("không áp dụng"), _("tên"),
    _("cách tính tổng"), _("xếp loại"),
)  # fmt: skip
# Rounds of the index: states of a sheet, stages of a point, phases, filters, what was done.
ROUNDS = (
    _("Đang tự chấm"), _("Đã duyệt nội bộ"), _("Đã chốt điểm"), _("Hội đồng đã quyết"),
    _("Đã công bố"), _("Hội đồng"), _("Số liệu hệ thống"), _("Chưa mở"), _("Hội đồng, công bố"),
    _("Chênh lệch"), _("Thiếu minh chứng"), _("Đã duyệt nội bộ. Bước sau: chốt điểm."),
    _("Đã chốt điểm và gửi đi thẩm định."), _("Đã gửi đơn vị kết quả thẩm định lần 1."),
    _("Đã gửi giải trình."), _("Điểm thưởng"), _("Điểm trừ"),
)  # fmt: skip

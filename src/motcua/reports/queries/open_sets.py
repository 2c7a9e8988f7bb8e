"""The data sets of this room, each with its columns, its law and how its rows are drawn."""

from __future__ import annotations

from motcua.reports.open_data import register
from motcua.reports.queries import open_catalogues, open_settlement
from motcua.reports.rules.open_data import Column, DataSet, Kind

FORM = "TT 01/2020/TT-VPCP, biểu II.06"
MONTHLY, DAILY = "hằng tháng, sau khi tháng kết thúc", "hằng đêm, khi có thay đổi"
_MONTH = Column(name="month", label="Tháng", kind=Kind.MONTH)
_UNIT = Column(name="unit", label="Mã cơ quan giải quyết", words="TOTAL là toàn tỉnh")
_UNIT_NAME = Column(name="unit_name", label="Tên cơ quan")


def _count(name: str, label: str, words: str = "", *, adds: bool = True) -> Column:
    return Column(name=name, label=label, kind=Kind.COUNT, words=words, adds=adds)


_FORM = (
    _count("received_total", "Tiếp nhận: tổng số", "cột (3) = (4) + (5) + (6)", adds=False),
    _count("received_online", "Tiếp nhận trực tuyến", "cột (4)"),
    _count("received_counter_post", "Tiếp nhận trực tiếp, bưu chính", "cột (5)"),
    _count("carried_in", "Từ kỳ trước chuyển sang", "cột (6)", adds=False),
    _count("settled", "Đã giải quyết", "cột (7)"),
    _count("settled_early", "Đã giải quyết trước hạn", "cột (8)"),
    _count("settled_on_time", "Đã giải quyết đúng hạn", "cột (9)"),
    _count("settled_late", "Đã giải quyết quá hạn", "cột (10)"),
    _count("open", "Đang giải quyết", "cột (11), cuối tháng", adds=False),
    _count("open_in_time", "Đang giải quyết trong hạn", "cột (12), cuối tháng", adds=False),
    _count("open_overdue", "Đang giải quyết quá hạn", "cột (13), cuối tháng", adds=False),
)


def _columns(*rows: tuple[str, str, Kind]) -> tuple[Column, ...]:
    return tuple(Column(name=name, label=label, kind=kind) for name, label, kind in rows)


def own() -> tuple[DataSet, ...]:
    return (*_settlement(), *_lists())


def register_own() -> None:
    for one in own():
        register(one)


def _settlement() -> tuple[DataSet, ...]:
    return (
        DataSet(
            key="giai-quyet-theo-don-vi",
            title="Tình hình, kết quả giải quyết TTHC theo cơ quan, từng tháng",
            about="Số hồ sơ tiếp nhận, đã giải quyết, đang giải quyết của mỗi cơ quan.",
            columns=(_MONTH, _UNIT, _UNIT_NAME, *_FORM), keys=("month", "unit"),
            update=MONTHLY, basis=FORM, draw=open_settlement.by_unit,
        ),
        DataSet(
            key="giai-quyet-theo-linh-vuc",
            title="Tình hình, kết quả giải quyết TTHC theo lĩnh vực, từng tháng",
            about="Số hồ sơ tiếp nhận, đã giải quyết, đang giải quyết của mỗi lĩnh vực.",
            columns=(_MONTH, Column(name="field", label="Lĩnh vực", words="TOTAL là mọi lĩnh vực"),
                     *_FORM),
            keys=("month", "field"), update=MONTHLY, basis=FORM, draw=open_settlement.by_field,
        ),
        DataSet(
            key="ty-le-dung-han", title="Tỷ lệ giải quyết đúng hạn theo cơ quan, từng tháng",
            about="Hồ sơ xong trước hạn và đúng hạn trên hồ sơ đã giải quyết.",
            columns=(_MONTH, _UNIT, _UNIT_NAME, _count("settled", "Đã giải quyết", "mẫu số"),
                     _count("settled_in_time", "Trước hạn và đúng hạn", "tử số"),
                     Column(name="on_time_rate", label="Tỷ lệ đúng hạn (%)", kind=Kind.SHARE)),
            keys=("month", "unit"), update=MONTHLY, basis=FORM, draw=open_settlement.on_time,
        ),
        DataSet(
            key="kenh-tiep-nhan", title="Hồ sơ tiếp nhận theo kênh và cơ quan, từng tháng",
            about="Hồ sơ tiếp nhận trong tháng: trực tuyến, tại quầy, qua bưu chính.",
            columns=(_MONTH, _UNIT, _UNIT_NAME, _count("received_online", "Trực tuyến"),
                     _count("received_counter", "Tại quầy"),
                     _count("received_post", "Qua bưu chính")),
            keys=("month", "unit"), update=MONTHLY, basis=FORM, draw=open_settlement.channels,
        ),
    )  # fmt: skip


def _lists() -> tuple[DataSet, ...]:
    return (
        DataSet(
            key="danh-muc-thu-tuc", title="Danh mục thủ tục hành chính đang có hiệu lực",
            about="Mỗi thủ tục đã công bố: lĩnh vực, cấp, thời hạn, mức độ trực tuyến.",
            columns=_columns(
                ("procedure", "Mã thủ tục", Kind.TEXT), ("name", "Tên thủ tục", Kind.TEXT),
                ("field", "Lĩnh vực", Kind.TEXT), ("level", "Cấp thực hiện", Kind.TEXT),
                ("audience", "Đối tượng", Kind.TEXT), ("term", "Thời hạn", Kind.TEXT),
                ("online_level", "Mức độ trực tuyến", Kind.TEXT),
                ("decision", "Quyết định công bố", Kind.TEXT),
                ("decided_on", "Ngày ký quyết định công bố", Kind.DATE),
                ("valid_from", "Hiệu lực từ", Kind.DATE),
            ), definition=2,
            keys=("procedure",), update=DAILY, basis="NĐ 63/2010/NĐ-CP", draw=open_catalogues.procedures,
        ),
        DataSet(
            key="lich-lam-viec", title="Lịch làm việc, năm nay và năm sau",
            about="Từng ngày làm hay nghỉ và giờ làm, là lịch để tính hạn giải quyết.",
            columns=_columns(
                ("day", "Ngày", Kind.DATE), ("working", "Làm việc", Kind.YES),
                ("hours", "Giờ làm", Kind.TEXT), ("provisional", "Tạm tính", Kind.YES),
            ),
            keys=("day",), update=DAILY, basis="Bộ luật Lao động 45/2019/QH14",
            draw=open_catalogues.working_calendar,
        ),
        DataSet(
            key="don-vi", title="Cơ quan, đơn vị và đơn vị kế thừa",
            about="Mỗi đơn vị qua các thời kỳ: tên, mã, cấp trên, hiệu lực, đơn vị nhận việc.",
            columns=_columns(
                ("unit", "Đơn vị", Kind.TEXT), ("code", "Mã định danh", Kind.TEXT),
                ("name", "Tên", Kind.TEXT), ("kind", "Loại", Kind.TEXT),
                ("parent", "Cấp trên", Kind.TEXT), ("valid_from", "Từ ngày", Kind.DATE),
                ("valid_to", "Đến hết ngày", Kind.DATE), ("successors", "Kế thừa", Kind.TEXT),
                ("legal_basis", "Căn cứ", Kind.TEXT),
            ),
            keys=("unit", "valid_from"), update=DAILY, basis="QĐ 20/2020/QĐ-TTg",
            draw=open_catalogues.units,
        ),
    )  # fmt: skip

"""Every bend of the road at the screens of those who walk it: few long walks, looked at."""

from __future__ import annotations

import pytest

from motcua.audit.actions.deliver import deliver_owed
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.lifecycle import Status
from motcua.procedures.models import ProcedureVersion
from tests.province import RENAME, RESIDENCE
from tests.stories.people import CASE, CLERK, COUNTER, DESK, HEAD, LEADER
from tests.stories.walking import answers, done, opened, says

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
ASKED = "Trần Văn Bách"
INTAKE = f"{DESK}tiep-nhan/"


def at(page, dossier):
    page.goto(f"{DESK}ho-so/{dossier.code}/")
    return page


def choose(page, act):
    """From the bar, or from the menu of other acts; the question that opens."""
    button = page.locator("#viec").get_by_role("button", name=act, exact=True).first

    def press():
        if not button.is_visible():
            page.get_by_role("button", name="Việc khác").click()
        button.click()

    return opened(page, press)


def sure(page, dialog, act, told):
    dialog.get_by_role("button", name=act, exact=True).click()
    page.locator("#mc-thong-bao").get_by_text(told).wait_for()


def worked(province, **changes):
    return province.walk(province.received("2026-10-01 08:20", **changes), "transfer", "assign")


def test_turned_away_recalled_accepted_and_another_unit_asked(people, province, eyes):
    dossier = province.received("2026-10-08 08:20")
    counter, head = people.enter(COUNTER), people.enter(HEAD)
    done(at(counter, dossier), "Chuyển phòng chuyên môn", "Chờ Phòng Kinh tế nhận.")
    assert answers(counter)["Đang giữ"].startswith("Chờ Phòng Kinh tế nhận")
    counter.locator("#mc-thong-bao").get_by_role("button", name="Hoàn tác").click()
    says(counter, "Đã thu hồi bàn giao.")
    done(counter, "Chuyển phòng chuyên môn", "Chờ Phòng Kinh tế nhận.")
    eyes.look(counter, "70-handed-over")
    deliver_owed()
    head.goto(DESK)
    head.get_by_role("link", name="Thông báo").click()
    says(head, "bàn giao, chờ anh/chị nhận")
    eyes.look(head, "71-notices")
    head.get_by_role("button", name="Chưa đọc").click()
    dialog = choose(head, "Không nhận bàn giao")
    dialog.get_by_label("Vì sao không nhận").fill("Thiếu bản chính giấy chứng nhận.")
    sure(head, dialog, "Không nhận bàn giao", "Không nhận.")
    says(at(counter, dossier), "Thiếu bản chính giấy chứng nhận.")
    done(counter, "Chuyển phòng chuyên môn", "Chờ Phòng Kinh tế nhận.")
    sure(head, choose(at(head, dossier), "Nhận bàn giao"), "Nhận bàn giao", "Đã nhận bàn giao.")
    head.get_by_label(CASE).check()
    done(head, "Phân công", f"Đã phân công cho {CASE}.")
    consulted(people, dossier, eyes)


def consulted(people, dossier, eyes):
    case, asked = people.enter(CASE), people.enter(ASKED)
    dialog = choose(at(case, dossier), "Lấy ý kiến")
    dialog.get_by_label("Tìm đơn vị").press_sequentially("nong nghiep")
    dialog.get_by_label("Nông nghiệp").last.check()
    dialog.get_by_label("Nội dung cần hỏi").fill("Thửa đất có tranh chấp không?")
    eyes.look(case, "72-consult")
    sure(case, dialog, "Lấy ý kiến", "Đã gửi lấy ý kiến.")
    eyes.look(case, "73-waiting-for-an-opinion", widths=(1280,))
    dialog = choose(at(asked, dossier), "Trả lời ý kiến")
    dialog.get_by_label("Thống nhất", exact=True).check()
    sure(asked, dialog, "Trả lời ý kiến", "Đã trả lời ý kiến.")


def test_apology_signed_and_second_supplement_approved(people, province, eyes):
    dossier = worked(province)
    case, leader, counter = people.enter(CASE), people.enter(LEADER), people.enter(COUNTER)
    dialog = choose(at(case, dossier), "Soạn văn bản xin lỗi")
    dialog.get_by_label("Nguyên nhân").select_option("complex")
    dialog.get_by_label("Lý do chậm").fill("Phải xác minh thêm tại bản.")
    dialog.get_by_label("Ngày hẹn lại").press_sequentially("20/10")
    dialog.get_by_text("thứ Ba, 20/10/2026").wait_for()
    eyes.look(case, "74-apology")
    sure(case, dialog, "Soạn văn bản xin lỗi", "Chờ lãnh đạo ký.")
    dialog = choose(at(leader, dossier), "Xin lỗi và hẹn lại")
    says(leader, "Phải xác minh thêm tại bản.", "Hạn theo quy định vẫn là 15/10/2026.")
    sure(leader, dialog, "Xin lỗi và hẹn lại", "Hẹn lại 20/10/2026.")
    says(at(case, dossier), "Hẹn lại 17:30 thứ Ba, 20/10/2026", "08:20 thứ Năm, 15/10/2026")
    eyes.look(case, "75-reappointed")
    dialog = choose(case, "Yêu cầu bổ sung")
    dialog.get_by_label("Giấy chứng nhận đã cấp").check()
    dialog.get_by_label("Vì sao cần bổ sung").fill("Thiếu chứng thực.")
    sure(case, dialog, "Yêu cầu bổ sung", "Đã yêu cầu bổ sung.")
    done(at(counter, dossier), "Nhận bổ sung", "Đã nhận bổ sung.")
    dialog = choose(at(case, dossier), "Đề nghị bổ sung lần nữa")
    dialog.get_by_label("Đơn đăng ký biến động").check()
    dialog.get_by_label("Vì sao cần bổ sung").fill("Đơn ghi sai số thửa.")
    dialog.get_by_label("Căn cứ pháp lý").fill("NĐ 63/2010/NĐ-CP Điều 20")
    sure(case, dialog, "Đề nghị bổ sung lần nữa", "Đã gửi đề nghị")
    dialog = choose(at(leader, dossier), "Đồng ý bổ sung lần nữa")
    says(leader, "Đơn đăng ký biến động", "Đơn ghi sai số thửa.")
    eyes.look(leader, "76-second-supplement", widths=(1280,))
    sure(leader, dialog, "Đồng ý bổ sung lần nữa", "tạm dừng tính giờ")
    assert Dossier.objects.get().state == Status.SUPPLEMENT


def test_withdrawal_asked_at_the_counter_and_papers_back(people, province, eyes):
    dossier = worked(province)
    page = at(people.enter(COUNTER), dossier)
    dialog = choose(page, "Đề nghị rút hồ sơ")
    dialog.get_by_label("Vì sao ông/bà xin rút").fill("Gia đình đã bán đất.")
    sure(page, dialog, "Đề nghị rút hồ sơ", "Đã ghi đề nghị rút hồ sơ.")
    eyes.look(page, "77-withdrawal-asked", widths=(1280,))
    page.keyboard.press("Control+Enter")
    dialog = page.locator("dialog[open]")
    dialog.wait_for()
    page.keyboard.press("Control+Enter")
    page.locator("#mc-thong-bao").get_by_text("Đã cho rút hồ sơ.").wait_for()
    sure(page, choose(page, "Trả lại giấy tờ"), "Trả lại giấy tờ", "Đã trả lại giấy tờ.")
    says(page, "Đã rút")
    eyes.look(page, "78-withdrawn", widths=(1280,))


def test_suspended_declined_posted_and_returned_to_an_authorised_person(people, province, eyes):
    dossier = worked(province, result_channel=3)
    case, counter = people.enter(CASE), people.enter(COUNTER)
    leader, clerk = people.enter(LEADER), people.enter(CLERK)
    dialog = choose(at(case, dossier), "Yêu cầu thực hiện nghĩa vụ tài chính")
    dialog.get_by_label("Nghĩa vụ tài chính").fill("Nộp lệ phí trước bạ tại Kho bạc.")
    dialog.get_by_label("Căn cứ pháp lý").fill("NĐ 101/2024/NĐ-CP Điều 21")
    dialog.get_by_label("Số tiền").fill("500.000")
    sure(case, dialog, "Yêu cầu thực hiện nghĩa vụ tài chính", "Tạm dừng tính giờ.")
    eyes.look(case, "79-suspended")
    dialog = choose(at(counter, dossier), "Tiếp tục giải quyết")
    dialog.get_by_label("Chứng từ đã nộp").fill("Giấy nộp tiền 0012 ngày 08/10")
    sure(counter, dialog, "Tiếp tục giải quyết", "Đồng hồ chạy tiếp.")
    at(case, dossier).locator("#viec").get_by_label("Ý kiến đề xuất").fill("Không đủ điều kiện.")
    done(case, "Trình ký", "Đã trình.")
    dialog = choose(at(leader, dossier), "Từ chối giải quyết")
    dialog.get_by_label("Lý do và căn cứ").fill("Đất đang có tranh chấp.")
    eyes.look(leader, "80-decline", widths=(1280,))
    sure(leader, dialog, "Từ chối giải quyết", "Đã từ chối giải quyết.")
    sure(clerk, choose(at(clerk, dossier), "Cấp số và ban hành"), "Cấp số và ban hành", "Đã cấp")
    done(clerk, "Chuyển quầy", "Đã chuyển kết quả ra quầy.")
    dialog = choose(at(counter, dossier), "Gửi kết quả qua bưu chính")
    dialog.get_by_label("Mã vận đơn").fill("EB123456789VN")
    sure(counter, dialog, "Gửi kết quả qua bưu chính", "Đã gửi bưu chính.")
    dialog = choose(counter, "Trả kết quả")
    dialog.get_by_label("Người nhận kết quả").fill("Lò Thị Em")
    dialog.get_by_label("Giấy ủy quyền").fill("Giấy ủy quyền số 5, UBND xã")
    dialog.get_by_label("Tại quầy").check()
    sure(counter, dialog, "Trả kết quả", "Đã trả kết quả.")
    says(counter, "Từ chối giải quyết", "1/KQ", "EB123456789VN")
    eyes.look(counter, "81-declined-and-returned")


def test_settled_at_once_and_a_group_of_three(people, province, eyes):
    ProcedureVersion.objects.filter(procedure__code=RESIDENCE).update(settled_at_once=True)
    page = people.enter(COUNTER)
    page.goto(INTAKE)
    page.get_by_role("button", name="Người mới").click()
    page.get_by_label("Họ và tên, tên tổ chức").first.fill("Sùng Thị Ly")
    page.get_by_label("Số định danh, mã số thuế").first.fill("014058004905")
    fill(page, RESIDENCE)
    eyes.look(page, "82-settled-at-once")
    page.keyboard.press("F9")
    page.get_by_role("heading", level=1, name="Đã giải quyết và trả ngay").wait_for()
    eyes.look(page, "83-settled", widths=(1280,))
    page.keyboard.press("F2")
    page.get_by_label("Số định danh, điện thoại hoặc họ tên").fill("014058004905")
    page.keyboard.press("Enter")
    page.get_by_text("Nộp lại như hồ sơ trước").wait_for()
    fill(page, RENAME)
    for code in (RESIDENCE, RENAME):
        page.get_by_role("button", name="Hồ sơ nữa cho người này").click()
        fill(page, code)
    eyes.look(page, "84-three-of-one-person")
    page.keyboard.press("F9")
    page.get_by_role("heading", level=1, name="Đã tiếp nhận 3 hồ sơ").wait_for()
    eyes.look(page, "85-three-received", widths=(1280,))
    assert Dossier.objects.exclude(group="").count() == 3


def fill(page, code):
    page.get_by_label("Tên hoặc mã thủ tục").fill(code)
    page.get_by_role("button", name="Chọn", exact=True).click()
    page.get_by_role("button", name="Đạt cả").click()
    page.get_by_text("Đủ để tiếp nhận.").wait_for()
    page.wait_for_load_state()

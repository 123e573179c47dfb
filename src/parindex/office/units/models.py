"""Units through time, people, and the roles that people hold in units for a time."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Coalesce
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from parindex.vietnamese.normal import fold


class Unit(models.Model):
    """A commune, department, district, province, or central body. A code alone names no unit: its meaning changes.

    `valid_from` and `valid_to` are both inclusive; blank is open. `folded` is the name for searching without tones.
    """

    class Kind(models.TextChoices):
        MINISTRY = "ministry", _("Cơ quan trung ương")
        PROVINCE = "province", _("Tỉnh")
        CITY = "city", _("Thành phố trực thuộc trung ương")
        DISTRICT = "district", _("Huyện")
        URBAN_DISTRICT = "urban_district", _("Quận")
        TOWN = "town", _("Thị xã")
        PROVINCIAL_CITY = "provincial_city", _("Thành phố thuộc tỉnh")
        COMMUNE = "commune", _("Xã")
        WARD = "ward", _("Phường")
        TOWNSHIP = "township", _("Thị trấn")
        SPECIAL_ZONE = "special_zone", _("Đặc khu")
        DEPARTMENT = "department", _("Cơ quan chuyên môn")
        VILLAGE = "village", _("Thôn, tổ dân phố")

    code = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=20, choices=Kind)
    name = models.CharField(max_length=200)
    folded = models.CharField(max_length=200, editable=False, db_index=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "code",
                "kind",
                Coalesce("valid_from", models.Value("0001-01-01", output_field=models.DateField())),
                condition=~models.Q(code=""),
                name="units_one_meaning_of_a_code_at_a_time",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_to__isnull=True)
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_to__gte=models.F("valid_from")),
                name="units_end_after_they_begin",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def level(self) -> str:
        """Whether it is a province, a district or a commune, whatever its kind is called; else the kind itself."""
        return next((level for level, kinds in LEVELS.items() if self.kind in kinds), self.kind)

    def save(self, *args: object, **kwargs: object) -> None:
        """Save with the folded name that searches use."""
        self.folded = fold(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]


LEVELS: dict[str, tuple[str, ...]] = {
    "province": (Unit.Kind.PROVINCE, Unit.Kind.CITY),
    "district": (Unit.Kind.DISTRICT, Unit.Kind.URBAN_DISTRICT, Unit.Kind.TOWN, Unit.Kind.PROVINCIAL_CITY),
    "commune": (Unit.Kind.COMMUNE, Unit.Kind.WARD, Unit.Kind.TOWNSHIP, Unit.Kind.SPECIAL_ZONE),
}
"""The kinds of unit that stand at each level of government."""


class Succession(models.Model):
    """An old unit that went, whole or in part, into a new one."""

    old = models.ForeignKey(Unit, models.PROTECT, related_name="successors")
    new = models.ForeignKey(Unit, models.PROTECT, related_name="predecessors")
    in_part = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["old", "new"], name="units_one_succession_per_pair")]

    def __str__(self) -> str:
        return f"{self.old_id} → {self.new_id}"


class People(BaseUserManager["Person"]):
    """How accounts are looked up at login."""


class Person(AbstractBaseUser):
    """One account of one person; what they may do comes from their roles alone.

    `folded` is the name for searching without tones. `sessions_ended` counts how often all sessions were ended: each
    session was signed with the count of its time.
    """

    login = models.CharField(_("tên đăng nhập"), max_length=100, unique=True)
    name = models.CharField(_("họ và tên"), max_length=200)
    folded = models.CharField(max_length=200, editable=False, default="")
    is_active = models.BooleanField(default=True)
    sessions_ended = models.PositiveIntegerField(default=0)

    objects = People()
    roles_today: "list[Role] | None" = None
    """The roles that they hold today, where somebody has asked for them already."""

    USERNAME_FIELD = "login"
    REQUIRED_FIELDS = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Save with the folded name that searches use."""
        self.folded = fold(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    @property
    def chain(self) -> str:
        """The journal's chain of this account."""
        return f"person:{self.pk}"

    def get_session_auth_hash(self) -> str:
        """What a session must agree with: it ends when the password changes, or when all sessions are ended."""
        words = f"{self.password} {self.sessions_ended}"
        return salted_hmac("units.person.sessions", words, algorithm="sha256").hexdigest()


class Role(models.Model):
    """What a person is in a unit, from one day to another, both inclusive; blank `until` is open.

    `title` is the office as it is printed under a paper ("Chủ tịch", "Phó Chủ tịch"). Only an administrator may have
    no unit: they administer the whole office, whatever units it has.
    """

    class Kind(models.TextChoices):
        CONTRIBUTOR = "contributor", _("Công chức tham mưu")
        DRAFTER = "drafter", _("Người tổng hợp")
        SIGNER = "signer", _("Người ký")
        CLERK = "clerk", _("Văn thư")
        APPRAISER = "appraiser", _("Người thẩm định")
        COORDINATOR = "coordinator", _("Người điều phối")
        COUNCIL = "council", _("Thành viên hội đồng")
        AUDITOR = "auditor", _("Người kiểm tra")
        ADMINISTRATOR = "administrator", _("Quản trị")

    person = models.ForeignKey(Person, models.PROTECT, related_name="roles")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="roles")
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=100, blank=True)
    since = models.DateField()
    until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "unit", "kind", "since"], name="units_a_role_begins_once_in_a_day"
            ),
            models.CheckConstraint(
                condition=models.Q(unit__isnull=False) | models.Q(kind="administrator"),
                name="units_only_administrators_have_no_unit",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.kind} {self.unit_id}"

    @property
    def chain(self) -> str:
        """The journal's chain of the unit, or of the whole office."""
        return f"unit:{self.unit_id}" if self.unit_id else OFFICE


OFFICE = "office"
"""The journal's chain of what concerns the whole office."""


class Invitation(models.Model):
    """A link that lets one person in once, to choose their own password; only the sha256 of its token is kept.

    Without a person it lets in a new administrator of the whole office, who chooses a login and name too. It is gone
    once it was used, or when the next one is made.
    """

    token = models.CharField(max_length=64, unique=True)
    person = models.OneToOneField(Person, models.CASCADE, null=True, related_name="invitation")
    expires = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.person_id} {self.expires:%Y-%m-%d}"
